/// An upload, its files, their names and digests, and the one decision who may read it.
@NullMarked
package dev.waybill.domain.upload;

import org.jspecify.annotations.NullMarked;
