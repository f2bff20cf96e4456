using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Channels.Connecting;

/// <summary>Who may connect, repair and disconnect channels.</summary>
internal static class ChannelGate
{
    /// <summary>Lets members with the permission, grains and the engine in; refuses others as if there were nothing here.</summary>
    public static void RequireManager()
    {
        if (Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManageChannels))
        {
            throw new ForeignGrainException();
        }
    }
}
