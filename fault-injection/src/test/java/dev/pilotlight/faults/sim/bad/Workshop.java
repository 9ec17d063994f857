package dev.pilotlight.faults.sim.bad;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a patched source in memory, against the product as it is. One thread. */
public final class Workshop implements AutoCloseable {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null,
            Locale.ROOT, StandardCharsets.UTF_8);

    /** Every class of that file by its binary name. */
    public Map<String, byte[]> compile(Patch patch) throws IOException {
        Map<String, ByteArrayOutputStream> made = new HashMap<>();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        boolean done = compiler.getTask(null, new InMemory(files, made), told, List.of("-proc:none",
                "-nowarn", "-parameters", "-classpath", System.getProperty("java.class.path")),
                null, List.of(new Source(patch.className(), patch.applied()))).call();
        if (!done) {
            throw new IllegalStateException(patch.source() + " does not compile: " + told
                    .getDiagnostics());
        }
        return made.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> each.getValue().toByteArray()));
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Made extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes;

        Made(String className, ByteArrayOutputStream bytes) {
            super(URI.create("bytes:///" + className + ".class"), Kind.CLASS);
            this.bytes = bytes;
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> made;

        InMemory(StandardJavaFileManager files, Map<String, ByteArrayOutputStream> made) {
            super(files);
            this.made = made;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(JavaFileManager.Location location,
                String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new Made(className, made.computeIfAbsent(className,
                    _ -> new ByteArrayOutputStream()));
        }

        /** One of many compilations: the files stay open for the next. */
        @Override
        public void close() {
            // The workshop closes them.
        }
    }
}
