package dev.pilotlight.cloud.metrics;

import dev.pilotlight.cloud.port.Telltale;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/** Every meter of the service. Any thread. */
public final class Meters implements Telltale {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT);

    public Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /** A value that is looked at when somebody asks. */
    public void gauge(String name, String help, Supplier<Number> value) {
        Gauge.builder(name, value).description(help).strongReference(true).register(registry);
    }

    /**
     * A count that something else keeps and that never falls. A counter holds its object weakly, so
     * that is this one and not the supplier, which nobody else keeps.
     */
    public void counter(String name, String help, Supplier<Number> count) {
        FunctionCounter.builder(name, this, _ -> count.get().doubleValue())
                .description(help).register(registry);
    }

    @Override
    public String tell() {
        return registry.scrape();
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }
}
