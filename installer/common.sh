# shellcheck shell=bash
# What installer/run, tests/run and .ci/run share. Sourced, never run; expects `set -euo pipefail`.

SIGNALBOX_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

die() {
    say "signalbox: $1"
    exit "${2:-1}"
}

# missing_packages GROUP…: the packages of these groups that are not installed, one a line.
missing_packages() {
    local group package command installed
    installed=$'\n'$(dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' 2>/dev/null | sed -n 's/ ii *$//p')$'\n'
    while read -r group package command; do
        [[ " $* " == *" $group "* ]] || continue
        [[ $installed == *$'\n'"$package"$'\n'* ]] && continue
        if [[ -n $command ]] && command -v "$command" >/dev/null; then continue; fi
        printf '%s\n' "$package"
    done < <(sed 's/#.*//' "$SIGNALBOX_ROOT/installer/packages.txt")
}

# ensure_packages GROUP…: installs what is missing with apt-get, as root or through sudo.
ensure_packages() {
    local missing=() as_root=()
    command -v dpkg-query >/dev/null ||
        die "this is not a Debian system; install what installer/packages.txt lists and build with: cmake --preset release && cmake --build --preset release" 3
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    say "Installing ${#missing[@]} missing packages: ${missing[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            die "these packages are missing and only root may install them (there is no sudo): ${missing[*]}" 3
        as_root=(sudo)
    fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update </dev/null >&2 ||
        say "The package lists could not be refreshed; trying with those already here."
    mkdir -p "$SIGNALBOX_ROOT/build"
    local log="$SIGNALBOX_ROOT/build/packages.log"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" \
        </dev/null >"$log" 2>&1 || {
        tail -n 30 "$log" >&2
        die "apt-get could not install: ${missing[*]}" 3
    }
}

# build_jobs: how many compilers at once. The largest file needs about 2 GB, so memory may be the narrower bound.
build_jobs() {
    local cores memory_gb
    cores=$(nproc)
    memory_gb=$(awk '/^MemTotal:/ { print int($2 / 1048576) }' /proc/meminfo)
    ((memory_gb / 2 < cores)) && cores=$((memory_gb / 2))
    echo $((cores > 0 ? cores : 1))
}

# build PRESET TARGET…: configures when needed (ninja does it by itself from then on) and builds.
build() {
    local preset=$1 folder="$SIGNALBOX_ROOT/build/$1" home
    shift
    cd "$SIGNALBOX_ROOT" || die "cannot enter $SIGNALBOX_ROOT"
    if [[ -f $folder/CMakeCache.txt ]]; then
        # CMake refuses a build folder that was made elsewhere, for instance before the clone was moved.
        home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' "$folder/CMakeCache.txt")
        [[ $home == "$SIGNALBOX_ROOT" ]] || rm -rf "$folder"
    fi
    if [[ ! -f $folder/build.ninja ]]; then
        say "Configuring build/$preset"
        mkdir -p "$folder"
        cmake --preset "$preset" >"$folder/configure.log" 2>&1 || {
            cat "$folder/configure.log" >&2
            die "cmake --preset $preset failed; the messages are above"
        }
    fi
    ninja -C "$folder" -j "$(build_jobs)" "$@" >&2 || die "the build failed; the messages are above"
}
