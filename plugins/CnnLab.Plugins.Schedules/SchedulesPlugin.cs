namespace CnnLab.Plugins.Schedules;

/// <summary>The learning-rate schedules that come with the lab.</summary>
public sealed class SchedulesPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddSchedule<StepSchedule, StepOptions>("step");
        plugin.AddSchedule<MultiStepSchedule, MultiStepOptions>("multi_step");
        plugin.AddSchedule<ExponentialSchedule, ExponentialOptions>("exponential");
        plugin.AddSchedule<PolynomialSchedule, PolynomialOptions>("polynomial");
        plugin.AddSchedule<CosineSchedule, CosineOptions>("cosine");
        plugin.AddSchedule<CosineRestartsSchedule, CosineRestartsOptions>("cosine_restarts");
        plugin.AddSchedule<OneCycleSchedule, OneCycleOptions>("one_cycle");
        plugin.AddSchedule<WarmupSchedule, WarmupOptions>("warmup");
    }
}
