namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>The plain loops of the contract's base class over a rule: the reference of the fast layers.</summary>
internal sealed class NaivePooling<TRule>(PoolingOptions options, LayerSite site, TRule rule)
    : WindowPooling<TRule>(options, site, rule)
    where TRule : struct, IPoolingRule;
