/// The answer to a request that failed: problem details (RFC 9457) or a page.
@NullMarked
package dev.waybill.rest.problem;

import org.jspecify.annotations.NullMarked;
