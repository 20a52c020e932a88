# What the benchmarks share: options, packages, the folder that goes with a run. Sourced by them, with `usage` and the
# defaults set.
# shellcheck shell=bash disable=SC2154

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
name=$(basename "$0")
short=0
record=0
parent=${TMPDIR:-/tmp}
server_core=0
client_core=1
rows=
asked=
vm=(-XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED --add-exports=java.base/sun.nio.ch=ALL-UNNAMED)
PATH=$PATH:/usr/sbin:/sbin
export PATH

fail() {
  echo "$name: $*" >&2
  exit 1
}

options() { # arguments of the script
  while [[ $# -gt 0 ]]; do
    case $1 in
      --help | -h)
        usage
        cat <<END

  --targets A,B     which servers, of: $(targets_there)
                    (default: $targets)
  --rows A,B        which rows only
  --rounds N        how often each is measured (default: $rounds)
  --short           small, quick and good for nothing but a look at whether it works
  --record          puts the tables into benchmarks/RESULTS.md as well
  --folder DIR      where the servers keep their objects (default: a temporary folder in $parent)
  --server-core N   the core of the server that is measured (default: $server_core)
  --client-core N   the core of client and sources (default: $client_core)

Needs Linux, two cores, a JDK 25, and root on Debian if a peer has to be installed first. Ends all that it started.
END
        exit
        ;;
      --short) short=1 ;;
      --record) record=1 ;;
      --targets | --rows | --rounds | --folder | --server-core | --client-core | --sources | --seconds)
        [[ -n ${2:-} ]] || fail "$1 needs a value"
        case $1 in
          --targets) targets=$2 ;;
          --rows) rows=$2 ;;
          --rounds) asked=$2 ;;
          --folder) parent=$2 ;;
          --server-core) server_core=$2 ;;
          --client-core) client_core=$2 ;;
          --sources) sources=$2 ;;
          --seconds) seconds=$2 ;;
        esac
        shift
        ;;
      *) fail "there is no option $1; --help lists them" ;;
    esac
    shift
  done
  [[ $short$record != 11 ]] || fail "--short is no measurement, --record does not take it"
  rounds=${asked:-$rounds}
  if [[ $short == 1 ]]; then
    rounds=${asked:-1}
    seconds=2
  fi
  [[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "--rounds wants a number"
}

targets_there() {
  find "$home/benchmarks/targets" -type f -printf '%f\n' | sort | paste -sd' '
}

package_of() { # target
  sed -n 's/^# package: //p' "$home/benchmarks/targets/$1"
}

# Installs what the targets and the arguments name and the machine lacks, without starting any of it.
packages() { # packages that the client needs
  local target missing=() package policy=/usr/sbin/policy-rc.d
  for target in ${targets//,/ }; do
    [[ -x $home/benchmarks/targets/$target ]] || fail "there is no target $target, only: $(targets_there)"
  done
  command -v dpkg-query >/dev/null || fail "the peers come from Debian's packages, and this is no Debian"
  for package in "$@" $(for target in ${targets//,/ }; do package_of "$target"; done | sort -u); do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  [[ $(id -u) == 0 ]] || fail "missing packages: ${missing[*]}; install them, or run this as root"
  echo "installing ${missing[*]}" >&2
  local ours=
  if [[ ! -e $policy ]]; then # says no to each service that wants to start
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    ours=1
    trap 'rm -f /usr/sbin/policy-rc.d' EXIT
  fi
  local done=0
  if apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"; then done=1; fi >&2
  if [[ -n $ours ]]; then
    rm -f "$policy"
    trap - EXIT
  fi
  [[ $done == 1 ]] || fail "could not install ${missing[*]}"
  if [[ -d /run/systemd/system ]]; then
    systemctl disable --now --quiet nginx varnish varnishncsa trafficserver 2>/dev/null || true
  fi
}

versions() {
  local target package text=
  for target in ${targets//,/ }; do
    package=$(package_of "$target")
    if [[ -n $package ]]; then
      text+="${text:+, }$target $(dpkg-query -W -f '${Version}' "$package")"
    else
      text+="${text:+, }$target $(git -C "$home" describe --always --dirty 2>/dev/null || echo 'of an unknown commit')"
    fi
  done
  echo "$text"
}

# Ends whatever runs in the folder of this run, and takes the folder away.
clean() {
  local link
  [[ -n ${work:-} ]] || return 0
  [[ -z ${java:-} ]] || kill "$java" 2>/dev/null || true
  [[ -z ${java:-} ]] || wait "$java" 2>/dev/null || true
  for link in /proc/[0-9]*/cwd; do
    case $(readlink "$link" 2>/dev/null) in
      "$work"/*)
        link=${link#/proc/}
        kill -9 "${link%/cwd}" 2>/dev/null || true
        ;;
    esac
  done
  rm -rf "$work"
}

# Runs a class on the client's core.
measure() { # class
  local jdk
  command -v taskset >/dev/null || fail "taskset is missing (package util-linux)"
  [[ $server_core != "$client_core" ]] || fail "server and client need a core each"
  taskset -c "$server_core,$client_core" true 2>/dev/null || fail "there are no cores $server_core and $client_core"
  [[ $(taskset -c "$server_core,$client_core" nproc) == 2 ]] || fail "there are no cores $server_core and $client_core"
  ulimit -n 16384 2>/dev/null || [[ $(ulimit -n) -ge 8192 ]] || fail "the limit of open files ($(ulimit -n)) is below 8192"
  jdk=$("$home/.ci/jdk")
  "$home/distributor-node" --version >/dev/null # builds it if need be
  local target=$home/bootstrap/target
  [[ $target/distributor-node.aot -nt $target/distributor-node.jar ]] || "$home/deploy/train" 2>/dev/null ||
    fail "deploy/train failed"
  mkdir -p "$parent"
  local free
  free=$(df --output=avail -B1M "$parent" | tail -1)
  [[ $free -ge $need_mb ]] || fail "$parent has less than $need_mb MB free; see --folder"
  work=$(mktemp -d "$(cd "$parent" && pwd -P)/distributor-benchmark.XXXXXX")
  trap clean EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  # In the background, since a shell that waits in `wait` hears signals at once.
  taskset -c "$client_core" "$jdk/bin/java" "${vm[@]}" -cp "$home/bootstrap/target/lib/*" \
    "$home/benchmarks/src/main/java/org/distributornode/benchmarks/$1.java" \
    "name=$name" "home=$home" "work=$work" "short=$short" "record=$record" "rounds=$rounds" "sources=$sources" "seconds=$seconds" \
    "server-core=$server_core" "client-core=$client_core" "targets=$targets" "rows=$rows" "versions=$(versions)" &
  java=$!
  local status=0
  wait "$java" || status=$?
  java=
  [[ $status == 0 ]] || fail "ended with $status"
}
