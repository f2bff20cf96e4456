using System.Runtime.InteropServices;

namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>Where a stem stands in one entry of the list.</summary>
/// <param name="Entry">The entry's index.</param>
/// <param name="Weight">Its frequency, weighted by field and normalised by the field's length.</param>
/// <param name="InQuestion">It stands in the question.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Posting(int Entry, double Weight, bool InQuestion);
