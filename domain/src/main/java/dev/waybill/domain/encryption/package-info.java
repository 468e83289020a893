/// End-to-end encryption: what an uploader says of it, and whether the bytes agree.
@NullMarked
package dev.waybill.domain.encryption;

import org.jspecify.annotations.NullMarked;
