/// In-memory ports that pass the contracts, and sample data. Tests use them instead of mocks.
@NullMarked
package dev.waybill.application.fake;

import org.jspecify.annotations.NullMarked;
