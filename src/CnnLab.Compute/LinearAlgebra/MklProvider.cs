using MathNet.Numerics;
using MathNet.Numerics.Providers;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute;

/// <summary>MathNet's native Intel MKL provider, from packages that a user puts beside the program.</summary>
internal static class MklProvider
{
    private const string Package = "MathNet.Numerics.Providers.MKL";
    private const string ControlType = Package + ".LinearAlgebra.MklLinearAlgebraControl, " + Package;

    /// <summary>Loads it.</summary>
    /// <exception cref="ComponentException">It is not there or does not run on this machine.</exception>
    public static ILinearAlgebraProvider<float> Load()
    {
        if (Type.GetType(ControlType) is not { } control
            || Activator.CreateInstance(control) is not IProviderCreator<ILinearAlgebraProvider> creator)
        {
            throw new ComponentException(
                $"The provider mkl needs the assembly {Package} and MathNet's native MKL files beside the program, and "
                + "the assembly is not there. "
                + $"Add the packages {Package} and MathNet.Numerics.MKL.Win or .Linux, or choose the provider simd.");
        }

        try
        {
            // MathNet passes its own limit on to MKL when that is loaded. Each of our workers multiplies by itself.
            Control.UseSingleThread();
            var provider = creator.CreateProvider();
            provider.InitializeVerify();
            return provider;
        }
        catch (NotSupportedException exception)
        {
            throw new ComponentException(
                $"The provider mkl does not load: {exception.Message} Put MathNet's native MKL files beside the "
                + "program, or choose the provider simd.",
                exception);
        }
    }

    /// <summary>Whether it loads.</summary>
    public static bool IsAvailable()
    {
        try
        {
            Load();
            return true;
        }
        catch (ComponentException)
        {
            return false;
        }
    }
}
