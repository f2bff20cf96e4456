using System.Runtime.InteropServices;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What putting a document into the index changed.</summary>
/// <param name="Added">Passages that are new.</param>
/// <param name="Kept">Passages that were there and stay as they are, with their vectors.</param>
/// <param name="Removed">Passages that are gone.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct IndexChange(int Added, int Kept, int Removed);
