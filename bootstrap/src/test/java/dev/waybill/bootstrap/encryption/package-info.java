/// Encryption at rest on the real database and the real disk.
@NullMarked
package dev.waybill.bootstrap.encryption;

import org.jspecify.annotations.NullMarked;
