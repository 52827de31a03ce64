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
static const uint8_t heute[] = {
#embed "files/heute.js"
};
static const uint8_t heute_crew[] = {
#embed "files/heute-crew.js"
};
static const uint8_t heute_photos[] = {
#embed "files/heute-photos.js"
};
static const uint8_t heute_picture[] = {
#embed "files/heute-picture.js"
};
static const uint8_t heute_view[] = {
#embed "files/heute-view.js"
};
static const uint8_t heute_day[] = {
#embed "files/heute-day.js"
};
static const uint8_t heute_store[] = {
#embed "files/heute-store.js"
};
static const uint8_t heute_sync[] = {
#embed "files/heute-sync.js"
};
static const uint8_t heute_work[] = {
#embed "files/heute-work.js"
};
static const uint8_t heute_sw[] = {
#embed "files/heute-sw.js"
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
static const uint8_t heute_gz[] = {
#embed "files/heute.js.gz"
};
static const uint8_t heute_crew_gz[] = {
#embed "files/heute-crew.js.gz"
};
static const uint8_t heute_photos_gz[] = {
#embed "files/heute-photos.js.gz"
};
static const uint8_t heute_picture_gz[] = {
#embed "files/heute-picture.js.gz"
};
static const uint8_t heute_view_gz[] = {
#embed "files/heute-view.js.gz"
};
static const uint8_t heute_day_gz[] = {
#embed "files/heute-day.js.gz"
};
static const uint8_t heute_store_gz[] = {
#embed "files/heute-store.js.gz"
};
static const uint8_t heute_work_gz[] = {
#embed "files/heute-work.js.gz"
};
static const uint8_t heute_sync_gz[] = {
#embed "files/heute-sync.js.gz"
};

static const VWAsset list[] = {
    {"viertelwerk.css", "text/css; charset=utf-8", stylesheet, sizeof stylesheet},
    {"viertelwerk.js", "text/javascript; charset=utf-8", script, sizeof script},
    {"heute.js", "text/javascript; charset=utf-8", heute, sizeof heute},
    {"heute-crew.js", "text/javascript; charset=utf-8", heute_crew, sizeof heute_crew},
    {"heute-photos.js", "text/javascript; charset=utf-8", heute_photos, sizeof heute_photos},
    {"heute-picture.js", "text/javascript; charset=utf-8", heute_picture, sizeof heute_picture},
    {"heute-view.js", "text/javascript; charset=utf-8", heute_view, sizeof heute_view},
    {"heute-day.js", "text/javascript; charset=utf-8", heute_day, sizeof heute_day},
    {"heute-store.js", "text/javascript; charset=utf-8", heute_store, sizeof heute_store},
    {"heute-sync.js", "text/javascript; charset=utf-8", heute_sync, sizeof heute_sync},
    {"heute-work.js", "text/javascript; charset=utf-8", heute_work, sizeof heute_work},
    {"heute-sw.js", "text/javascript; charset=utf-8", heute_sw, sizeof heute_sw},
    {"icon.svg", "image/svg+xml", icon, sizeof icon},
    {"viertelwerk.css.gz", "application/gzip", stylesheet_gz, sizeof stylesheet_gz},
    {"viertelwerk.js.gz", "application/gzip", script_gz, sizeof script_gz},
    {"heute.js.gz", "application/gzip", heute_gz, sizeof heute_gz},
    {"heute-crew.js.gz", "application/gzip", heute_crew_gz, sizeof heute_crew_gz},
    {"heute-photos.js.gz", "application/gzip", heute_photos_gz, sizeof heute_photos_gz},
    {"heute-picture.js.gz", "application/gzip", heute_picture_gz, sizeof heute_picture_gz},
    {"heute-view.js.gz", "application/gzip", heute_view_gz, sizeof heute_view_gz},
    {"heute-day.js.gz", "application/gzip", heute_day_gz, sizeof heute_day_gz},
    {"heute-store.js.gz", "application/gzip", heute_store_gz, sizeof heute_store_gz},
    {"heute-work.js.gz", "application/gzip", heute_work_gz, sizeof heute_work_gz},
    {"heute-sync.js.gz", "application/gzip", heute_sync_gz, sizeof heute_sync_gz},
};

const VWAsset *const vw_assets = list;
const size_t vw_asset_count = sizeof list / sizeof list[0];
