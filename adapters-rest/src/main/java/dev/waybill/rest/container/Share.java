package dev.waybill.rest.container;

/// How much of a scarce thing there is, and how much of it one client network may hold (a /24 of
/// IPv4, a /56 of IPv6), so that nobody can take all of it.
///
/// @param all for all clients together
/// @param network for the clients of one network
public record Share(int all, int network) {
  public Share {
    Require.positive(all, "all");
    Require.positive(network, "network");
  }

  /// One network may have all of it.
  public static Share undivided(int all) {
    return new Share(all, all);
  }
}
