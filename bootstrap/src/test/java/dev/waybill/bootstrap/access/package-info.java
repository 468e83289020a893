/// Who gets what: every route, in every state of an upload, with every credential.
@NullMarked
package dev.waybill.bootstrap.access;

import org.jspecify.annotations.NullMarked;
