package dev.waybill.domain.tenant;

/// An organisation on this installation and what it allows.
public record Tenant(TenantId id, TenantPolicy policy) {}
