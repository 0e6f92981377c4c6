using System.Reflection;
using System.Runtime.InteropServices;

namespace CnnLab.Compute;

/// <summary>The system's OpenBLAS: found by its usual names, once, and set to one thread for each product.</summary>
internal static unsafe class OpenBlasLibrary
{
    /// <summary>
    /// Tried in this order. A plain <c>libblas</c> counts where it is OpenBLAS by another name, as Debian's
    /// alternatives have it.
    /// </summary>
    public static readonly string[] Names =
    [
        "libopenblas.so.0", "libopenblas.so", "libopenblas", "openblas", "libopenblas.dylib",
        "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
        "libblas.so.3", "libblas",
    ];

    private static readonly Lazy<nint> Product = new(Find);

    /// <summary>Whether it is installed.</summary>
    public static bool IsAvailable => Product.Value != 0;

    /// <summary><c>cblas_sgemm(order, transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc)</c>.</summary>
    public static delegate* unmanaged[Cdecl]<
        int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> Sgemm =>
        (delegate* unmanaged[Cdecl]<
            int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)Product.Value;

    private static nint Find()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, Assembly.GetExecutingAssembly(), null, out var library)
                && NativeLibrary.TryGetExport(library, "cblas_sgemm", out var product)
                && NativeLibrary.TryGetExport(library, "openblas_set_num_threads", out var setThreads))
            {
                ((delegate* unmanaged[Cdecl]<int, void>)setThreads)(1);
                return product;
            }
        }

        return 0;
    }
}
