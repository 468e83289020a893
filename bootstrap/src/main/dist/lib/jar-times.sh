# For bin/waybill and the build. The JVM uses its AOT cache only with jars of the size and time that they had when it was
# made. So the build gives all jars one time, and a start gives it back to them after a copy that did not keep it.

# 2000-01-01T00:00:00Z
JAR_SECONDS=946684800

# jar_times_fit FOLDER: whether all jars have that time. No, where there is no stat to ask.
jar_times_fit() {
  seen=$(stat -c %Y "$1"/*.jar 2>/dev/null) && [ -z "$(echo "$seen" | sed "/^$JAR_SECONDS\$/d")" ]
}

set_jar_times() {
  TZ=UTC0 touch -t 200001010000.00 "$1"/*.jar 2>/dev/null
}
