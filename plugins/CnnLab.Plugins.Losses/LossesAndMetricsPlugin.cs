namespace CnnLab.Plugins.Losses;

/// <summary>The losses and metrics that come with the lab.</summary>
public sealed class LossesAndMetricsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        AddLosses(plugin);
        AddMetrics(plugin);
    }

    private static void AddLosses(IPluginBuilder plugin)
    {
        plugin.AddLoss<CategoricalCrossentropyLoss, CategoricalCrossentropyOptions>("categorical_crossentropy");
        plugin.AddLoss<CategoricalFocalCrossentropyLoss, CategoricalFocalCrossentropyOptions>(
            "categorical_focal_crossentropy");
        plugin.AddLoss<BinaryCrossentropyLoss, BinaryCrossentropyOptions>("binary_crossentropy");
        plugin.AddLoss<KlDivergenceLoss, KlDivergenceOptions>("kl_divergence");
        plugin.AddLoss<MeanSquaredErrorLoss, NoOptions>("mean_squared_error");
        plugin.AddLoss<MeanAbsoluteErrorLoss, NoOptions>("mean_absolute_error");
        plugin.AddLoss<HuberLoss, HuberOptions>("huber");
        plugin.AddLoss<HingeLoss, NoOptions>("hinge");
        plugin.AddLoss<SquaredHingeLoss, NoOptions>("squared_hinge");
        plugin.AddLoss<CategoricalHingeLoss, NoOptions>("categorical_hinge");
        plugin.AddLoss<PoissonLoss, NoOptions>("poisson");
    }

    private static void AddMetrics(IPluginBuilder plugin)
    {
        plugin.AddMetric<AccuracyMetric, NoOptions>("accuracy");
        plugin.AddMetric<TopKCategoricalAccuracyMetric, TopKCategoricalAccuracyOptions>("top_k_categorical_accuracy");
        plugin.AddMetric<BalancedAccuracyMetric, NoOptions>("balanced_accuracy");
        plugin.AddMetric<PrecisionMetric, ClassScoreOptions>("precision");
        plugin.AddMetric<RecallMetric, ClassScoreOptions>("recall");
        plugin.AddMetric<F1ScoreMetric, ClassScoreOptions>("f1_score");
        plugin.AddMetric<ConfusionMatrixMetric, NoOptions>("confusion_matrix");
        plugin.AddMetric<MatthewsCorrcoefMetric, NoOptions>("matthews_corrcoef");
        plugin.AddMetric<CohenKappaMetric, NoOptions>("cohen_kappa");
        plugin.AddMetric<RocAucMetric, RocAucOptions>("roc_auc");
        plugin.AddMetric<ExpectedCalibrationErrorMetric, ExpectedCalibrationErrorOptions>(
            "expected_calibration_error");
    }
}
