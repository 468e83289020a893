# Sourced by the launchers. find_jdk prints the home of a JDK that runs Waybill: 25 if there is
# one, else the first that is newer. It looks at
#   WAYBILL_JAVA_HOME    and nowhere else when set
#   JAVA_HOME, the java on PATH
#   WAYBILL_JDK_FOLDERS  folders that hold JDKs, separated by colons
# Without one, it says on standard error how to get it, and fails.

wanted=25
usual_folders=/usr/lib/jvm:/opt/java:/Library/Java/JavaVirtualMachines:${HOME:-}/.sdkman/candidates/java:${HOME:-}/.jdks

# The file that a chain of symlinks ends at.
resolve() {
  resolved=$1
  while [ -L "$resolved" ]; do
    link=$(readlink "$resolved")
    case $link in
      /*) resolved=$link ;;
      *) resolved=$(dirname "$resolved")/$link ;;
    esac
  done
  printf '%s\n' "$resolved"
}

# 25 for JDK 25.0.3; nothing for a folder without a JDK. The release file saves starting a JVM.
jdk_version() {
  [ -x "$1/bin/java" ] || return 0
  version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 </dev/null | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  fi
  printf '%s\n' "$version"
}

candidates() {
  printf '%s\n' "${JAVA_HOME:-}"
  on_path=$(command -v java) && dirname "$(dirname "$(resolve "$on_path")")"
  (
    IFS=:
    for folder in ${WAYBILL_JDK_FOLDERS-$usual_folders}; do
      printf '%s\n' "$folder"/* "$folder"/*/Contents/Home
    done
  )
}

# The first candidate whose version compares as $1 with the one that is wanted.
first_jdk() {
  candidates | while IFS= read -r jdk; do
    version=$(jdk_version "$jdk")
    if [ -n "$version" ] && [ "$version" "$1" "$wanted" ]; then
      printf '%s\n' "$jdk"
      break
    fi
  done
}

find_jdk() {
  if [ -n "${WAYBILL_JAVA_HOME:-}" ]; then
    found=$WAYBILL_JAVA_HOME
    version=$(jdk_version "$found")
    if [ -z "$version" ] || [ "$version" -lt "$wanted" ]; then
      echo "waybill: WAYBILL_JAVA_HOME is $found, which holds ${version:+Java $version and }no JDK $wanted or newer." >&2
      echo "Point it at one, or unset it to have one looked for." >&2
      return 1
    fi
  else
    found=$(first_jdk -eq)
    [ -n "$found" ] || found=$(first_jdk -gt)
    if [ -z "$found" ]; then
      echo "waybill: no JDK $wanted found in JAVA_HOME, on PATH or in ${WAYBILL_JDK_FOLDERS-$usual_folders}." >&2
      echo "Install your system's OpenJDK $wanted or Eclipse Temurin $wanted, or set WAYBILL_JAVA_HOME to where one is." >&2
      return 1
    fi
  fi
  printf '%s\n' "$found"
}
