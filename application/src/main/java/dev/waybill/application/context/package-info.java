/// On whose behalf a use case works, and for which tenant.
@NullMarked
package dev.waybill.application.context;

import org.jspecify.annotations.NullMarked;
