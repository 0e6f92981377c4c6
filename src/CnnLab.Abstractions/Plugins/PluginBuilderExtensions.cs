using System.ComponentModel;
using System.Reflection;

namespace CnnLab;

/// <summary>
/// One method for each family. The line that <c>list</c> shows is the class's (or rule's)
/// <see cref="DescriptionAttribute"/>.
/// </summary>
public static class PluginBuilderExtensions
{
    /// <summary>A layer.</summary>
    public static void AddLayer<TLayer, TOptions>(this IPluginBuilder plugin, string type)
        where TLayer : Layer => plugin.Add<TLayer, TOptions>(ComponentKind.Layer, type);

    /// <summary>A pooling layer, the full way.</summary>
    public static void AddPooling<TLayer, TOptions>(this IPluginBuilder plugin, string type)
        where TLayer : Layer => plugin.Add<TLayer, TOptions>(ComponentKind.Pooling, type);

    /// <summary>A pooling layer as a rule over one window: the small way.</summary>
    public static void AddPooling<TRule>(this IPluginBuilder plugin, string type)
        where TRule : struct, IPoolingRule =>
        plugin.Add(Registration(
            ComponentKind.Pooling, type, typeof(WindowPooling<TRule>), typeof(PoolingOptions), typeof(TRule)));

    /// <summary>A container of layers.</summary>
    public static void AddContainer<TContainer, TOptions>(this IPluginBuilder plugin, string type)
        where TContainer : Container => plugin.Add<TContainer, TOptions>(ComponentKind.Container, type);

    /// <summary>An activation, the full way.</summary>
    public static void AddActivation<TActivation, TOptions>(this IPluginBuilder plugin, string type)
        where TActivation : Activation => plugin.Add<TActivation, TOptions>(ComponentKind.Activation, type);

    /// <summary>An activation as a rule for one number: the small way.</summary>
    public static void AddActivation<TRule>(this IPluginBuilder plugin, string type)
        where TRule : struct, IActivationRule =>
        plugin.Add(Registration(
            ComponentKind.Activation, type, typeof(ElementwiseActivation<TRule>), typeof(NoOptions), typeof(TRule)));

    /// <summary>An initializer.</summary>
    public static void AddInitializer<TInitializer, TOptions>(this IPluginBuilder plugin, string type)
        where TInitializer : Initializer => plugin.Add<TInitializer, TOptions>(ComponentKind.Initializer, type);

    /// <summary>A regularizer.</summary>
    public static void AddRegularizer<TRegularizer, TOptions>(this IPluginBuilder plugin, string type)
        where TRegularizer : Regularizer => plugin.Add<TRegularizer, TOptions>(ComponentKind.Regularizer, type);

    /// <summary>A loss.</summary>
    public static void AddLoss<TLoss, TOptions>(this IPluginBuilder plugin, string type)
        where TLoss : Loss => plugin.Add<TLoss, TOptions>(ComponentKind.Loss, type);

    /// <summary>A metric.</summary>
    public static void AddMetric<TMetric, TOptions>(this IPluginBuilder plugin, string type)
        where TMetric : Metric => plugin.Add<TMetric, TOptions>(ComponentKind.Metric, type);

    /// <summary>An optimizer.</summary>
    public static void AddOptimizer<TOptimizer, TOptions>(this IPluginBuilder plugin, string type)
        where TOptimizer : Optimizer => plugin.Add<TOptimizer, TOptions>(ComponentKind.Optimizer, type);

    /// <summary>A learning-rate schedule.</summary>
    public static void AddSchedule<TSchedule, TOptions>(this IPluginBuilder plugin, string type)
        where TSchedule : LearningRateSchedule => plugin.Add<TSchedule, TOptions>(ComponentKind.Schedule, type);

    /// <summary>A data set.</summary>
    public static void AddDataset<TDataset, TOptions>(this IPluginBuilder plugin, string type)
        where TDataset : Dataset
        where TOptions : DatasetOptions => plugin.Add<TDataset, TOptions>(ComponentKind.Dataset, type);

    /// <summary>An augmentation.</summary>
    public static void AddAugmentation<TAugmentation, TOptions>(this IPluginBuilder plugin, string type)
        where TAugmentation : Augmentation => plugin.Add<TAugmentation, TOptions>(ComponentKind.Augmentation, type);

    /// <summary>A callback.</summary>
    public static void AddCallback<TCallback, TOptions>(this IPluginBuilder plugin, string type)
        where TCallback : Callback => plugin.Add<TCallback, TOptions>(ComponentKind.Callback, type);

    /// <summary>An executor of batches.</summary>
    public static void AddExecutor<TExecutor, TOptions>(this IPluginBuilder plugin, string type)
        where TExecutor : Executor => plugin.Add<TExecutor, TOptions>(ComponentKind.Executor, type);

    private static void Add<TComponent, TOptions>(this IPluginBuilder plugin, ComponentKind kind, string type) =>
        plugin.Add(Registration(kind, type, typeof(TComponent), typeof(TOptions), typeof(TComponent)));

    private static ComponentRegistration Registration(
        ComponentKind kind, string type, Type implementation, Type options, Type described) =>
        new(
            kind,
            type,
            implementation,
            options,
            described.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "");
}
