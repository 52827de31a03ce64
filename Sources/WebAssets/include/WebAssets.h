#pragma once
#include <stddef.h>
#include <stdint.h>

/// One file that browsers fetch, embedded byte for byte.
typedef struct {
  const char *_Nonnull name;
  const char *_Nonnull media_type;
  const uint8_t *_Nonnull bytes;
  size_t count;
} VWAsset;

/// Every file that browsers fetch.
extern const VWAsset *_Nonnull const vw_assets;
extern const size_t vw_asset_count;
