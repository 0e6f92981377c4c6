using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

/// <summary>The estimate, held against what is really allocated.</summary>
public sealed class TrainingMemoryTests
{
    [TestCase(4, 1)]
    [TestCase(64, 1)]
    [TestCase(256, 2)]
    public void An_estimate_is_near_what_training_allocates(int batchSize, int workers)
    {
        LayerDefinition[] layers =
        [
            Tiny.Conv("conv1", 16, new Size2D(3, 2)),
            Tiny.Conv("conv2", 32, new Size2D(3, 3)),
            Tiny.Layer("flat", "flatten"),
            Tiny.Dense("hidden", 200),
            Tiny.Dense("out", 3),
        ];
        var factory = new PluginFactory(new TinyPlugin());
        var definition = Tiny.Definition(layers);
        definition = definition with
        {
            Training = definition.Training with { BatchSize = batchSize },
            Compute = definition.Compute with { Threads = workers },
        };
        var network = NetworkBuilder.Build(definition, Tiny.Image, 3, factory);
        var estimate = TrainingMemory.Of(network, definition, factory);
        using var pool = new WorkerPool(workers);
        var compute = new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), pool);
        var before = GC.GetAllocatedBytesForCurrentThread();
        network.Allocate(compute, batchSize);
        _ = new OptimizerStep(network, factory.Create<Optimizer>(definition.Optimizer), pool);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Out.WriteLine($"{estimate}: {estimate.Total} of {allocated}, {(double)estimate.Total / allocated:F2}");
        Assert.That(estimate.Total, Is.InRange(0.85 * allocated, 1.15 * allocated));
    }

    [Test]
    public void Parameters_and_the_optimizers_slots_are_counted_exactly()
    {
        var factory = new PluginFactory(new TinyPlugin());
        var definition = Tiny.Definition([Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3)]);
        var network = NetworkBuilder.Build(definition, Tiny.Image, 3, factory);
        var memory = TrainingMemory.Of(network, definition, factory);
        var slots = factory.Create<Optimizer>(definition.Optimizer).StateSlots.Count;
        var bytes = sizeof(float) * network.Summary.Parameters;
        Assert.That((memory.Parameters, memory.OptimizerState), Is.EqualTo((bytes, slots * bytes)));
    }
}
