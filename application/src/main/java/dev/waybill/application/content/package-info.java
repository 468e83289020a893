/// The bytes of files, between the use cases and the stores.
@NullMarked
package dev.waybill.application.content;

import org.jspecify.annotations.NullMarked;
