namespace CnnLab.Manifests;

/// <summary>What other frameworks call things that have another name here, too far from it for a typing mistake.</summary>
internal static class Synonyms
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["acc"] = "accuracy",
        ["adaptiveavgpool2d"] = "adaptive_average_pooling2d",
        ["adaptivemaxpool2d"] = "adaptive_max_pooling2d",
        ["avgpool2d"] = "average_pooling2d",
        ["batchnorm"] = "batch_normalization",
        ["batchnorm2d"] = "batch_normalization",
        ["bce"] = "binary_crossentropy",
        ["bceloss"] = "binary_crossentropy",
        ["colorjitter"] = "brightness_contrast",
        ["convtranspose2d"] = "conv2d_transpose",
        ["cosineannealinglr"] = "cosine",
        ["cosineannealingwarmrestarts"] = "cosine_restarts",
        ["cosinedecay"] = "cosine",
        ["crossentropy"] = "categorical_crossentropy",
        ["crossentropyloss"] = "categorical_crossentropy",
        ["dropout2d"] = "spatial_dropout2d",
        ["exponentiallr"] = "exponential",
        ["f1"] = "f1_score",
        ["f1score"] = "f1_score",
        ["groupnorm"] = "group_normalization",
        ["hardswish"] = "hard_swish",
        ["kaimingnormal"] = "he_normal",
        ["kaiminguniform"] = "he_uniform",
        ["kldivloss"] = "kl_divergence",
        ["l1loss"] = "mean_absolute_error",
        ["layernorm"] = "layer_normalization",
        ["linear"] = "dense",
        ["mae"] = "mean_absolute_error",
        ["maxpool2d"] = "max_pooling2d",
        ["mse"] = "mean_squared_error",
        ["mseloss"] = "mean_squared_error",
        ["multisteplr"] = "multi_step",
        ["onecyclelr"] = "one_cycle",
        ["polynomiallr"] = "polynomial",
        ["randomhorizontalflip"] = "random_flip",
        ["randomrotation"] = "random_affine",
        ["randomverticalflip"] = "random_flip",
        ["reducelronplateau"] = "reduce_on_plateau",
        ["smoothl1loss"] = "huber",
        ["sparsecategoricalcrossentropy"] = "categorical_crossentropy",
        ["steplr"] = "step",
        ["swish"] = "silu",
        ["upsample"] = "upsampling2d",
        ["xaviernormal"] = "glorot_normal",
        ["xavieruniform"] = "glorot_uniform",
    };

    /// <summary>The name here of a bare word; null where it has none.</summary>
    public static string? Of(string bare, IEnumerable<string> known) =>
        Words.TryGetValue(bare, out var name) && known.Contains(name) ? name : null;
}
