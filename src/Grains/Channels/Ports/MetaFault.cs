namespace Chatbotics.Grains.Channels.Ports;

/// <summary>Why a call about accounts failed. Carries none of Meta's texts: they may repeat what was sent.</summary>
/// <param name="Kind">What to do about it.</param>
/// <param name="Code">Meta's code; 0 when there is none.</param>
/// <param name="Subcode">Meta's subcode; 0 when there is none.</param>
public sealed record MetaFault(MetaFaultKind Kind, int Code = 0, int Subcode = 0);
