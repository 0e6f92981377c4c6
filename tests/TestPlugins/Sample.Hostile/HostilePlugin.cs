using CnnLab;

namespace Sample.Hostile;

/// <summary>One component for each crime.</summary>
public sealed class HostilePlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddLayer<ThrowsInConstructor, NoOptions>("throws_in_constructor");
        plugin.AddLayer<ThrowsInForward, NoOptions>("throws_in_forward");
        plugin.AddActivation<ReturnsNaN>("returns_nan");
        plugin.AddLayer<WritesTooMuch, NoOptions>("writes_too_much");
        plugin.AddLayer<LoopsForever, NoOptions>("loops_forever");
        plugin.AddLayer<OverflowsStack, NoOptions>("overflows_stack");
        plugin.AddLayer<ExitsProcess, NoOptions>("exits_process");
        plugin.AddLayer<FailsFast, NoOptions>("fails_fast");
        plugin.AddLayer<AllocatesTooMuch, NoOptions>("allocates_too_much");
        plugin.AddLayer<CrashesNatively, NoOptions>("crashes_natively");
        plugin.AddLayer<ThrowsOnThread, NoOptions>("throws_on_thread");
        plugin.AddLayer<WritesMetrics, NoOptions>("writes_metrics");
        plugin.AddLayer<FloodsConsole, NoOptions>("floods_console");
        plugin.AddLayer<WritesHalfALine, NoOptions>("writes_half_a_line");
        plugin.AddLayer<LeavesAChild, NoOptions>("leaves_a_child");
        plugin.AddMetric<ThrowsAsMetric, NoOptions>("throws_as_metric");
        plugin.AddLoss<ThrowsAsLoss, NoOptions>("throws_as_loss");
        plugin.AddSchedule<ThrowsAsSchedule, NoOptions>("throws_as_schedule");
        plugin.AddOptimizer<ThrowsAsOptimizer, NoOptions>("throws_as_optimizer");
        plugin.AddAugmentation<ThrowsAsAugmentation, NoOptions>("throws_as_augmentation");
        plugin.AddAugmentation<ThrowsAsBatchAugmentation, NoOptions>("throws_as_batch_augmentation");
        plugin.AddInitializer<NanInitializer, NoOptions>("nan");
        plugin.AddInitializer<ThrowsAsInitializer, NoOptions>("throws_as_initializer");
        plugin.AddCallback<ThrowsAsCallback, NoOptions>("throws_as_callback");
        plugin.AddDataset<ThrowsAsDataset, DatasetOptions>("throws_as_dataset");
    }
}
