using CnnLab;
using Microsoft.Extensions.DependencyInjection;

namespace Sample.Good;

public sealed class GoodPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddPooling<RootMeanSquare>("rms_pooling2d");
        plugin.AddActivation<Softplus>("good_softplus");
        plugin.AddLayer<ScaleLayer, ScaleOptions>("scale");
        plugin.AddSchedule<HalvingSchedule, NoOptions>("halving");
        plugin.AddCallback<StopAfter, StopAfterOptions>("stop_after");
        plugin.AddCallback<StopAbove, StopAboveOptions>("stop_above");
        plugin.AddAugmentation<InvertAugmentation, NoOptions>("invert");
        plugin.AddMetric<MarginMetric, NoOptions>("margin");
        plugin.Services.AddSingleton<ScaleService>();
    }
}
