package dev.waybill.rest.container;

import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.Container;

/// Jersey with everything explicit: no scanning, no generated WADL, no buffering of its own.
record JerseyContainer(ApplicationHandler application) implements Container {
  static JerseyContainer of(ResourceConfig resources) {
    return new JerseyContainer(
        new ApplicationHandler(
            resources
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.JSON_PROCESSING_FEATURE_DISABLE, true)
                .property(CommonProperties.MOXY_JSON_FEATURE_DISABLE, true)
                .property(CommonProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 16 << 10)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                // Made absolute, it would name the request's host, and the scheme behind a proxy.
                .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true)
                .property(ServerProperties.BV_FEATURE_DISABLE, true)
                .property(ServerProperties.RESOURCE_VALIDATION_DISABLE, true)
                .register(ResponseBodyWriter.class)));
  }

  @Override
  public ResourceConfig getConfiguration() {
    return application.getConfiguration();
  }

  @Override
  public ApplicationHandler getApplicationHandler() {
    return application;
  }

  @Override
  public void reload() {
    throw new UnsupportedOperationException("reload");
  }

  @Override
  public void reload(ResourceConfig resources) {
    throw new UnsupportedOperationException("reload");
  }
}
