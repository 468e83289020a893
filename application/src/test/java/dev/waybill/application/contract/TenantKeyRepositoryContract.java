package dev.waybill.application.contract;

/// What [dev.waybill.application.port.TenantKeyRepository] promises.
public interface TenantKeyRepositoryContract extends TenantKeyContract, WrappedBlobContract {}
