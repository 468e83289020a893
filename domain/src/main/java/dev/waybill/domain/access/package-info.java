/// Who may read an upload, and who may manage it.
@NullMarked
package dev.waybill.domain.access;

import org.jspecify.annotations.NullMarked;
