namespace Chatbotics.Channels.Http;

/// <summary>A name or address leads into a network of ours, where nothing that others send may lead us.</summary>
internal sealed class AddressRefusedException() : IOException("The address isn't on the public internet.");
