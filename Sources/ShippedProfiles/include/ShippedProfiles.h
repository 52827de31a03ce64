#pragma once
#include <stddef.h>
#include <stdint.h>

/// One mapping profile as it stands in seeds/profiles, embedded byte for byte.
typedef struct {
  const char *_Nonnull name;
  const uint8_t *_Nonnull bytes;
  size_t count;
} VWProfile;

/// The profiles that come with the program, by name.
extern const VWProfile *_Nonnull const vw_profiles;
extern const size_t vw_profile_count;
