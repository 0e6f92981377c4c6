using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute;

/// <summary>Makes the provider of matrix products that a manifest names.</summary>
public static class LinearAlgebraProviders
{
    private static bool HasWideVectors => (Avx2.IsSupported && Fma.IsSupported) || AdvSimd.Arm64.IsSupported;

    /// <summary>
    /// The provider of a name; for <see cref="ProviderChoice.Auto"/> by a fixed rule: <c>simd</c> where the processor
    /// has vectors of 256 bits, or 128 on ARM, else <c>openblas</c> where it is installed, else <c>managed</c>.
    /// </summary>
    /// <exception cref="ComponentException">The provider is asked for by name and is not there.</exception>
    public static ILinearAlgebra Create(ProviderChoice choice) => choice switch
    {
        ProviderChoice.Auto when HasWideVectors => new SimdLinearAlgebra(),
        ProviderChoice.Auto when OpenBlasLibrary.IsAvailable => new OpenBlasLinearAlgebra(),
        ProviderChoice.Auto or ProviderChoice.Managed =>
            new MathNetLinearAlgebra("managed", ManagedLinearAlgebraProvider.Instance),
        ProviderChoice.Simd => new SimdLinearAlgebra(),
        ProviderChoice.OpenBlas => new OpenBlasLinearAlgebra(),
        ProviderChoice.Mkl => new MathNetLinearAlgebra("mkl", MklProvider.Load()),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Not a provider."),
    };

    /// <summary>The providers that work on this machine, for messages. Loads what it finds.</summary>
    public static IReadOnlyList<ProviderChoice> Available() =>
    [
        ProviderChoice.Simd,
        .. OpenBlasLibrary.IsAvailable ? [ProviderChoice.OpenBlas] : Array.Empty<ProviderChoice>(),
        .. MklProvider.IsAvailable() ? [ProviderChoice.Mkl] : Array.Empty<ProviderChoice>(),
        ProviderChoice.Managed,
    ];
}
