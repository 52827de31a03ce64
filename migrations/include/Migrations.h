#pragma once
#include <stddef.h>
#include <stdint.h>

/// One migration as it stands in migrations/sql, embedded byte for byte.
typedef struct {
  const char *_Nonnull name;
  const uint8_t *_Nonnull bytes;
  size_t count;
} VWMigration;

/// The migrations in the order in which they run.
extern const VWMigration *_Nonnull const vw_migrations;
extern const size_t vw_migration_count;
