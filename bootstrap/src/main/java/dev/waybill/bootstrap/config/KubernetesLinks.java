package dev.waybill.bootstrap.config;

import java.util.regex.Pattern;

/// The variables that Kubernetes puts into every pod for a service called `waybill`, or
/// `waybill-something`: they look like settings and are none.
final class KubernetesLinks {
  private static final Pattern NAME =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP|SCTP)(_.*)?)");
  private static final Pattern VALUE = Pattern.compile("(tcp|udp|sctp)://.*:\\d+");

  private KubernetesLinks() {}

  static boolean isLink(String name, String value) {
    return NAME.matcher(name).matches() || VALUE.matcher(value).matches();
  }
}
