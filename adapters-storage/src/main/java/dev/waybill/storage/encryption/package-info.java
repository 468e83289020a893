/// Encryption at rest: what is put around a store, and the keys for it. The format is described in
/// `docs/encryption-at-rest.md`.
@NullMarked
package dev.waybill.storage.encryption;

import org.jspecify.annotations.NullMarked;
