namespace CnnLab;

/// <summary>A provider of matrix products; one that is asked for by name and is not there is an error.</summary>
public enum ProviderChoice
{
    /// <summary>
    /// By a fixed rule: <see cref="Simd"/> where the processor has vectors of 256 bits or 128 on ARM, else
    /// <see cref="OpenBlas"/> where installed, else <see cref="Managed"/>.
    /// </summary>
    Auto,

    /// <summary>The product's own, in C# with the processor's vector instructions.</summary>
    Simd,

    /// <summary>The system's OpenBLAS.</summary>
    [System.Text.Json.Serialization.JsonStringEnumMemberName("openblas")]
    OpenBlas,

    /// <summary>MathNet's Intel MKL provider, where its packages are beside the program.</summary>
    Mkl,

    /// <summary>MathNet's own: slow, the reference.</summary>
    Managed,
}
