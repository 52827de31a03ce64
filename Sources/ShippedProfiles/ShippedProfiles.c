#include "ShippedProfiles.h"

// The text of each profile is embedded by the compiler, so that it is there wherever the program is called.
// A new profile is one array and one line of the list.
#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed is what this file is for.

static const uint8_t anwesenheitsraster[] = {
#embed "../../seeds/profiles/anwesenheitsraster.yaml"
};
static const uint8_t kimai[] = {
#embed "../../seeds/profiles/kimai.yaml"
};
static const uint8_t redmine[] = {
#embed "../../seeds/profiles/redmine.yaml"
};

static const VWProfile list[] = {
    {"anwesenheitsraster", anwesenheitsraster, sizeof anwesenheitsraster},
    {"kimai", kimai, sizeof kimai},
    {"redmine", redmine, sizeof redmine},
};

const VWProfile *const vw_profiles = list;
const size_t vw_profile_count = sizeof list / sizeof list[0];
