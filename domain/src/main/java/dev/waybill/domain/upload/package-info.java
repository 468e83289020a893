/// An upload, its files, their names, sizes and digests.
@NullMarked
package dev.waybill.domain.upload;

import org.jspecify.annotations.NullMarked;
