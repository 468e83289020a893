package dev.waybill.application.upload;

import dev.waybill.domain.tenant.Tenant;

/// Whose upload it is, and where it comes from.
///
/// @param client the network that the client belongs to, not its single address
public record Sender(Tenant tenant, String client) {}
