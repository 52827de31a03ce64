#include "Migrations.h"

// The text of each migration is embedded by the compiler, so that one binary carries its own schema.
// A new migration is one array and one line of the list.
#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed is what this file is for.

static const uint8_t sql_0001[] = {
#embed "sql/0001_reference.sql"
};
static const uint8_t sql_0002[] = {
#embed "sql/0002_property.sql"
};
static const uint8_t sql_0003[] = {
#embed "sql/0003_workforce.sql"
};
static const uint8_t sql_0004[] = {
#embed "sql/0004_site.sql"
};
static const uint8_t sql_0005[] = {
#embed "sql/0005_funding.sql"
};
static const uint8_t sql_0006[] = {
#embed "sql/0006_reports.sql"
};
static const uint8_t sql_0007[] = {
#embed "sql/0007_security.sql"
};
static const uint8_t sql_0008[] = {
#embed "sql/0008_integrity.sql"
};
static const uint8_t sql_0009[] = {
#embed "sql/0009_accounts.sql"
};
static const uint8_t sql_0010[] = {
#embed "sql/0010_identity.sql"
};
static const uint8_t sql_0011[] = {
#embed "sql/0011_roles.sql"
};
static const uint8_t sql_0013[] = {
#embed "sql/0013_privacy.sql"
};
static const uint8_t sql_0014[] = {
#embed "sql/0014_web.sql"
};
static const uint8_t sql_0016[] = {
#embed "sql/0016_own_copy.sql"
};
static const uint8_t sql_0017[] = {
#embed "sql/0017_audit.sql"
};
static const uint8_t sql_0019[] = {
#embed "sql/0019_own_tokens.sql"
};
static const uint8_t sql_0020[] = {
#embed "sql/0020_api.sql"
};
static const uint8_t sql_0021[] = {
#embed "sql/0021_old_submissions.sql"
};
static const uint8_t sql_0022[] = {
#embed "sql/0022_acting_plans.sql"
};
static const uint8_t sql_0023[] = {
#embed "sql/0023_diary_houses.sql"
};
static const uint8_t sql_0024[] = {
#embed "sql/0024_import_uploads.sql"
};
static const uint8_t sql_0025[] = {
#embed "sql/0025_import_rows.sql"
};
static const uint8_t sql_0026[] = {
#embed "sql/0026_attendance_checks.sql"
};
static const uint8_t sql_0027[] = {
#embed "sql/0027_import_row_hashes.sql"
};
static const uint8_t sql_0028[] = {
#embed "sql/0028_site_days.sql"
};
static const uint8_t sql_0029[] = {
#embed "sql/0029_additional_work_of_own_houses.sql"
};
static const uint8_t sql_0030[] = {
#embed "sql/0030_presence_and_photos.sql"
};
static const uint8_t sql_0035[] = {
#embed "sql/0035_office_diary.sql"
};
static const uint8_t sql_0036[] = {
#embed "sql/0036_site_arrivals.sql"
};
static const uint8_t sql_0040[] = {
#embed "sql/0040_import_choices.sql"
};
static const uint8_t sql_0041[] = {
#embed "sql/0041_copy_of_corrected_work.sql"
};
static const uint8_t sql_0042[] = {
#embed "sql/0042_kept_sets.sql"
};
static const uint8_t sql_0043[] = {
#embed "sql/0043_settled_scope.sql"
};
static const uint8_t sql_0044[] = {
#embed "sql/0044_attendance_plans.sql"
};
static const uint8_t sql_0045[] = {
#embed "sql/0045_folded_text.sql"
};
static const uint8_t sql_0046[] = {
#embed "sql/0046_paid_money.sql"
};
static const uint8_t sql_0047[] = {
#embed "sql/0047_trail_readers.sql"
};
static const uint8_t sql_0048[] = {
#embed "sql/0048_whole_reports.sql"
};

static const VWMigration list[] = {
    {"0001_reference", sql_0001, sizeof sql_0001},
    {"0002_property", sql_0002, sizeof sql_0002},
    {"0003_workforce", sql_0003, sizeof sql_0003},
    {"0004_site", sql_0004, sizeof sql_0004},
    {"0005_funding", sql_0005, sizeof sql_0005},
    {"0006_reports", sql_0006, sizeof sql_0006},
    {"0007_security", sql_0007, sizeof sql_0007},
    {"0008_integrity", sql_0008, sizeof sql_0008},
    {"0009_accounts", sql_0009, sizeof sql_0009},
    {"0010_identity", sql_0010, sizeof sql_0010},
    {"0011_roles", sql_0011, sizeof sql_0011},
    {"0013_privacy", sql_0013, sizeof sql_0013},
    {"0014_web", sql_0014, sizeof sql_0014},
    {"0016_own_copy", sql_0016, sizeof sql_0016},
    {"0017_audit", sql_0017, sizeof sql_0017},
    {"0019_own_tokens", sql_0019, sizeof sql_0019},
    {"0020_api", sql_0020, sizeof sql_0020},
    {"0021_old_submissions", sql_0021, sizeof sql_0021},
    {"0022_acting_plans", sql_0022, sizeof sql_0022},
    {"0023_diary_houses", sql_0023, sizeof sql_0023},
    {"0024_import_uploads", sql_0024, sizeof sql_0024},
    {"0025_import_rows", sql_0025, sizeof sql_0025},
    {"0026_attendance_checks", sql_0026, sizeof sql_0026},
    {"0027_import_row_hashes", sql_0027, sizeof sql_0027},
    {"0028_site_days", sql_0028, sizeof sql_0028},
    {"0029_additional_work_of_own_houses", sql_0029, sizeof sql_0029},
    {"0030_presence_and_photos", sql_0030, sizeof sql_0030},
    {"0035_office_diary", sql_0035, sizeof sql_0035},
    {"0036_site_arrivals", sql_0036, sizeof sql_0036},
    {"0040_import_choices", sql_0040, sizeof sql_0040},
    {"0041_copy_of_corrected_work", sql_0041, sizeof sql_0041},
    {"0042_kept_sets", sql_0042, sizeof sql_0042},
    {"0043_settled_scope", sql_0043, sizeof sql_0043},
    {"0044_attendance_plans", sql_0044, sizeof sql_0044},
    {"0045_folded_text", sql_0045, sizeof sql_0045},
    {"0046_paid_money", sql_0046, sizeof sql_0046},
    {"0047_trail_readers", sql_0047, sizeof sql_0047},
    {"0048_whole_reports", sql_0048, sizeof sql_0048},
};

const VWMigration *const vw_migrations = list;
const size_t vw_migration_count = sizeof list / sizeof list[0];
