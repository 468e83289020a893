package dev.waybill.application.contract;

/// What [dev.waybill.application.port.UploadRepository] promises.
public interface UploadRepositoryContract
    extends UploadLookupContract,
        UploadRoundTripContract,
        UploadChangeContract,
        DownloadCountContract {}
