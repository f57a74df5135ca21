/** Words for photographing a paper. */
export const photoWords = {
  take: '拍照',
  title: '把四个角拖到纸的四角',
  help: '拖动圆点对准纸的四角；也可以选中圆点后用方向键移动。照片只在您的设备上处理，点「使用这张」才会上传。',
  look: '看看清不清楚',
  lookHelp: '文字看得清就可以用。还没有上传。',
  unreadable: '这张照片打不开，请重新拍一张。',
  straighten: '拉直',
  skip: '不用拉直',
  turn: '向右转',
  again: '重新拍',
  corners: '改四个角',
  use: '使用这张',
  photo: '拍的照片',
  preview: '拉直以后的样子',
  cornerNames: ['左上角', '右上角', '右下角', '左下角'],
  corner: (name: string, across: number, down: number) => `${name}：横向 ${across}%，纵向 ${down}%，用方向键移动`,
} as const
