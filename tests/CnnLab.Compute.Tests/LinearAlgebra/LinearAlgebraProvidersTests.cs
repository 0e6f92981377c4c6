using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute.Tests;

public class LinearAlgebraProvidersTests
{
    [Test]
    public void Auto_takes_simd_where_the_processor_has_wide_vectors()
    {
        if (!Avx2.IsSupported && !AdvSimd.Arm64.IsSupported)
        {
            Assert.Ignore("This processor has neither AVX2 nor 64-bit ARM vectors.");
        }

        Assert.That(LinearAlgebraProviders.Create(ProviderChoice.Auto).Name, Is.EqualTo("simd"));
    }

    [Test]
    public void Mkl_without_its_packages_is_refused_with_what_to_add() =>
        Assert.That(
            () => LinearAlgebraProviders.Create(ProviderChoice.Mkl),
            Throws.InstanceOf<ComponentException>().With.Message.Contains("MathNet.Numerics.Providers.MKL"));

    [Test]
    public void OpenBlas_that_is_not_installed_is_refused_with_what_was_looked_for()
    {
        if (OpenBlasLibrary.IsAvailable)
        {
            Assert.Ignore("OpenBLAS is installed.");
        }

        Assert.That(
            () => LinearAlgebraProviders.Create(ProviderChoice.OpenBlas),
            Throws.InstanceOf<ComponentException>().With.Message.Contains("libopenblas.so.0"));
    }

    [Test]
    public void The_available_ones_can_be_created()
    {
        var available = LinearAlgebraProviders.Available();

        Assert.That(available, Does.Contain(ProviderChoice.Simd).And.Contain(ProviderChoice.Managed));
        Assert.That(available, Has.No.Member(ProviderChoice.Auto));
        Assert.That(available.Select(LinearAlgebraProviders.Create), Is.All.Not.Null);
    }
}
