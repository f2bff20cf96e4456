namespace Chatbotics.WebFront.Dashboard.Settings;

/// <summary>The groups of the settings' side navigation, in their order.</summary>
public enum SettingsGroup
{
    /// <summary>About the person; also reached without a workspace, at <c>/account/{Id}</c>.</summary>
    You = 0,

    /// <summary>About the workspace as a whole.</summary>
    Workspace = 1,

    /// <summary>Who works here and what they may do.</summary>
    People = 2,

    /// <summary>How conversations are organised and answered.</summary>
    Inbox = 3,

    /// <summary>For programs.</summary>
    Developers = 4,
}
