#include "WebAssets.h"

// The stylesheet and the scripts are embedded by the compiler, so that one binary serves itself.
// A new file is one array and one line of the list.
#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed is what this file is for.

static const uint8_t stylesheet[] = {
#embed "files/viertelwerk.css"
};
static const uint8_t script[] = {
#embed "files/viertelwerk.js"
};
static const uint8_t icon[] = {
#embed "files/icon.svg"
};
// The same, compressed by tools/assets --compress.
static const uint8_t stylesheet_gz[] = {
#embed "files/viertelwerk.css.gz"
};
static const uint8_t script_gz[] = {
#embed "files/viertelwerk.js.gz"
};

static const VWAsset list[] = {
    {"viertelwerk.css", "text/css; charset=utf-8", stylesheet, sizeof stylesheet},
    {"viertelwerk.js", "text/javascript; charset=utf-8", script, sizeof script},
    {"icon.svg", "image/svg+xml", icon, sizeof icon},
    {"viertelwerk.css.gz", "application/gzip", stylesheet_gz, sizeof stylesheet_gz},
    {"viertelwerk.js.gz", "application/gzip", script_gz, sizeof script_gz},
};

const VWAsset *const vw_assets = list;
const size_t vw_asset_count = sizeof list / sizeof list[0];
