package dev.waybill.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/// The key of a row of `stored_file`: the upload's, and the place in it. The files of one upload
/// lie side by side, in order.
@Embeddable
record StoredFileId(
    @Column(name = "upload_key") UUID uploadKey, @Column(name = "ordinal") int ordinal) {}
