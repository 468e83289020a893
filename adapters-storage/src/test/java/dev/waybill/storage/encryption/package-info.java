@NullMarked
package dev.waybill.storage.encryption;

import org.jspecify.annotations.NullMarked;
