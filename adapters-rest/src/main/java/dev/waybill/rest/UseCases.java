package dev.waybill.rest;

import dev.waybill.application.download.DeliverDownload;
import dev.waybill.application.download.OpenDownload;
import dev.waybill.application.manage.ChangeSettings;
import dev.waybill.application.manage.ViewSettings;
import dev.waybill.application.upload.DeleteUpload;
import dev.waybill.application.upload.ReceiveUpload;

/// What the service port offers.
public record UseCases(
    ReceiveUpload receive,
    OpenDownload open,
    DeliverDownload deliver,
    ViewSettings view,
    ChangeSettings change,
    DeleteUpload delete) {}
