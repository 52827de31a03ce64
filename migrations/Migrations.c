#include "Migrations.h"

// The text of each migration is embedded by the compiler, so that one binary carries its own schema.
// A new migration is one line in each of the two lists below.
static const uint8_t sql_0001[] = {
#embed "sql/0001_foundation.sql"
};

static const VWMigration list[] = {
    {"0001_foundation", sql_0001, sizeof sql_0001},
};

const VWMigration *const vw_migrations = list;
const size_t vw_migration_count = sizeof list / sizeof list[0];
